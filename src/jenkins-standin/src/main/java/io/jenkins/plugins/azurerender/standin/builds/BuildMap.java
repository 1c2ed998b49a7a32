package io.jenkins.plugins.azurerender.standin.builds;

import hudson.model.Job;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Loads the builds of a job. */
public final class BuildMap {
    private static final Logger LOGGER = Logger.getLogger(BuildMap.class.getName());

    private BuildMap() {}

    /** Loads one build. */
    @FunctionalInterface
    public interface Reader<R> {
        /** Returns the build in the directory. */
        R read(File folder) throws IOException;
    }

    /** Returns the builds of the job, newest first; builds that cannot be loaded are skipped. */
    public static <R extends Run<?, R>> SortedMap<Integer, R> load(Job<?, ?> job, Reader<R> reader) {
        SortedMap<Integer, R> builds = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
        File[] folders = job.getBuildDir().listFiles();
        for (File folder : folders == null ? new File[0] : folders) {
            if (folder.getName().matches("\\d{1,9}") && new File(folder, "build.xml").isFile()) {
                try {
                    R build = reader.read(folder);
                    builds.put(build.getNumber(), build);
                } catch (IOException | RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> "Cannot load the build in " + folder);
                }
            }
        }
        return builds;
    }
}
