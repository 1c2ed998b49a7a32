package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jenkins.MasterToSlaveFileCallable;

/** Renames files in a folder. */
final class RenameFiles extends MasterToSlaveFileCallable<Void> {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> names;

    /** @param names new safe relative paths by the present ones; no new one exists */
    RenameFiles(Map<String, String> names) {
        this.names = new LinkedHashMap<>(names);
    }

    @Override
    public Void invoke(File folder, VirtualChannel channel) throws IOException {
        for (Map.Entry<String, String> name : names.entrySet()) {
            Path target = folder.toPath().resolve(name.getValue());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.move(folder.toPath().resolve(name.getKey()), target);
        }
        return null;
    }
}
