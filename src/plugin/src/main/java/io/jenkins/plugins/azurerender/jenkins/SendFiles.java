package io.jenkins.plugins.azurerender.jenkins;

import hudson.remoting.RemoteOutputStream;
import hudson.remoting.VirtualChannel;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import jenkins.MasterToSlaveFileCallable;

/** Writes files of a folder one after the other to a stream, so that many small files need one call. */
final class SendFiles extends MasterToSlaveFileCallable<Void> {

    private static final long serialVersionUID = 1L;
    private static final int BUFFER_BYTES = 64 << 10;

    private final ArrayList<String> names;
    private final RemoteOutputStream target;

    SendFiles(Collection<String> names, OutputStream target) {
        this.names = new ArrayList<>(names);
        this.target = new RemoteOutputStream(target);
    }

    @Override
    public Void invoke(File folder, VirtualChannel channel) throws IOException {
        try (OutputStream out = new BufferedOutputStream(target, BUFFER_BYTES)) {
            for (String name : names) {
                Files.copy(folder.toPath().resolve(name), out);
            }
        }
        return null;
    }
}
