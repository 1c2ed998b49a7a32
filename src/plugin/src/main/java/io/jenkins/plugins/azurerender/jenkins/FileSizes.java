package io.jenkins.plugins.azurerender.jenkins;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import jenkins.MasterToSlaveFileCallable;

/** Returns the sizes of files in a folder, in the order of their names; 0 for a file that does not exist. */
public final class FileSizes extends MasterToSlaveFileCallable<ArrayList<Long>> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> names;

    public FileSizes(Collection<String> names) {
        this.names = new ArrayList<>(names);
    }

    @Override
    public ArrayList<Long> invoke(File folder, VirtualChannel channel) {
        ArrayList<Long> sizes = new ArrayList<>();
        names.forEach(name -> sizes.add(folder.toPath().resolve(name).toFile().length()));
        return sizes;
    }
}
