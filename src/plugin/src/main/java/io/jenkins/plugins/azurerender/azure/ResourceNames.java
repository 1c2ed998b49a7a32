package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jenkins.model.Jenkins;

/**
 * Names of what a build makes in Azure: the same after a restart, different for every controller, job and build. Names
 * of jobs and projects are hashed, because ids of Batch can be read by Azure's support.
 */
public final class ResourceNames {

    /** How the ids of all jobs and containers begin that builds name by themselves. */
    public static final String PREFIX = "jenkins-";

    private static final int HASH_LENGTH = 12;

    private ResourceNames() {}

    /** The id of a build's {@code number}th render; 64 characters at most, good for a Batch job and for a container. */
    public static String jobId(Run<?, ?> run, int number) {
        String build = controller() + "\n" + run.getExternalizableId() + "\n" + run.getStartTimeInMillis();
        return PREFIX + "%s-%d-%d".formatted(hash(build), run.getNumber(), number);
    }

    /** How the name begins that Batch gives to the pool it makes for a job; 20 characters, which is the most it takes. */
    public static String poolPrefix(String jobId) {
        return "jenkins-" + hash(jobId);
    }

    /** The container of what opens the shares of a Windows pool to its nodes. */
    public static String mountContainer(String poolId) {
        return "jenkins-mounts-" + hash(controller() + "\n" + poolId);
    }

    /** The container that keeps a job's assets from build to build, unless the user names one. */
    public static String assetContainer(Run<?, ?> run) {
        return PREFIX + "assets-" + hash(controller() + "\n" + run.getParent().getFullName());
    }

    /** Tells this controller from others on the same account. */
    static String controller() {
        return hash(Jenkins.get().getLegacyInstanceId());
    }

    /** As above, and from a copy of this one: that has the same identity, but cannot have the same address. */
    static String address() {
        return hash(controller() + "\n" + Jenkins.get().getRootUrl());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException(x); // every Java has it
        }
    }
}
