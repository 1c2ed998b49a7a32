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

/** Reads the builds of a job from disk. */
public final class BuildMap {
    private static final Logger LOGGER = Logger.getLogger(BuildMap.class.getName());

    private BuildMap() {}

    /** Reads one build. */
    @FunctionalInterface
    public interface Reader<R> {
        /** The build in the folder. */
        R read(File folder) throws IOException;
    }

    /** The builds of the job, the newest first; what cannot be read is left out. */
    public static <R extends Run<?, R>> SortedMap<Integer, R> load(Job<?, ?> job, Reader<R> reader) {
        SortedMap<Integer, R> builds = new ConcurrentSkipListMap<>(Comparator.reverseOrder());
        File[] folders = job.getBuildDir().listFiles();
        for (File folder : folders == null ? new File[0] : folders) {
            if (folder.getName().matches("\\d{1,9}") && new File(folder, "build.xml").isFile()) {
                try {
                    R build = reader.read(folder);
                    builds.put(build.getNumber(), build);
                } catch (IOException | RuntimeException e) {
                    LOGGER.log(Level.WARNING, e, () -> "Cannot read the build in " + folder);
                }
            }
        }
        return builds;
    }
}
