package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jenkins.model.Jenkins;

/**
 * Names of the resources of a build in Azure: the same after a restart, different for every controller, job and build.
 * Names of jobs and projects are hashed, because Azure support can read Batch IDs.
 */
public final class ResourceNames {

    /** Prefix of all generated names of Batch jobs and containers. */
    public static final String PREFIX = "jenkins-";

    private static final int HASH_LENGTH = 12;

    private ResourceNames() {}

    /**
     * Returns the ID of render {@code number} of a build: at most 64 characters, valid for Batch jobs and containers.
     */
    public static String jobId(Run<?, ?> run, int number) {
        String build = controller() + "\n" + run.getExternalizableId() + "\n" + run.getStartTimeInMillis();
        return PREFIX + "%s-%s-%s".formatted(hash(build), run.getNumber(), number);
    }

    /** Returns the prefix of the ID of the auto pool of a job: 20 characters, the limit of Batch. */
    public static String poolPrefix(String jobId) {
        return "jenkins-" + hash(jobId);
    }

    /** Returns the name of the container for the keys of a Windows pool's file shares. */
    public static String mountContainer(String poolId) {
        return "jenkins-mounts-" + hash(controller() + "\n" + poolId);
    }

    /** Returns the default name of the container for the assets of a Jenkins job. */
    public static String assetContainer(Run<?, ?> run) {
        return PREFIX + "assets-" + hash(controller() + "\n" + run.getParent().getFullName());
    }

    /** Identifies this controller among others that use the same account. */
    static String controller() {
        return hash(Jenkins.get().getLegacyInstanceId());
    }

    /** Identifies this controller by its URL too: a copy has the same instance ID, but not the same URL. */
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
