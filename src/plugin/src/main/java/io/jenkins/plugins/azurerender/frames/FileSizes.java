package io.jenkins.plugins.azurerender.frames;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import jenkins.MasterToSlaveFileCallable;

/** Adds up the sizes of files in a folder. */
final class FileSizes extends MasterToSlaveFileCallable<Long> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> names;

    FileSizes(Collection<String> names) {
        this.names = new ArrayList<>(names);
    }

    @Override
    public Long invoke(File folder, VirtualChannel channel) {
        return names.stream()
                .mapToLong(name -> folder.toPath().resolve(name).toFile().length())
                .sum();
    }
}
