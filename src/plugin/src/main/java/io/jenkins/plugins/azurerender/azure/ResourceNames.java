package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/**
 * Names of the resources of a build in Azure: the same after a restart, different for every controller, job and build.
 * Names of jobs and projects are hashed, because Azure support can read Batch IDs.
 */
public final class ResourceNames {

    /** Prefix of all generated names of Batch jobs and containers. */
    public static final String PREFIX = "jenkins-";

    private static final int HASH_LENGTH = 12;

    /** Azure allows 63 characters. */
    private static final int READABLE_LENGTH = 63 - 1 - HASH_LENGTH;

    private static final Pattern ASSETS = Pattern.compile("jenkins-assets-[0-9a-f]{12}");

    private static final Pattern OTHER =
            Pattern.compile("jenkins-mounts-[0-9a-f]{12}|jenkins-[0-9a-f]{12}-[0-9]+-[0-9]+(-node)?");

    private static final Pattern PROJECT = Pattern.compile(".+-[0-9a-f]{12}");

    /** Batch ignores the case of IDs. */
    private static final Pattern AUTO_POOL = Pattern.compile("jenkins-[0-9a-f]{12}.*", Pattern.CASE_INSENSITIVE);

    private ResourceNames() {}

    /**
     * Returns the ID of render {@code number} of a build: at most 64 characters, valid for Batch jobs and containers.
     */
    public static String jobId(Run<?, ?> run, int number) {
        return jobPrefix(run) + number;
    }

    private static String jobPrefix(Run<?, ?> run) {
        String build = controller() + "\n" + run.getExternalizableId() + "\n" + run.getStartTimeInMillis();
        return PREFIX + "%s-%s-".formatted(hash(build), run.getNumber());
    }

    /** Returns the prefix of the ID of the auto pool of a job: 20 characters, the limit of Batch. */
    public static String poolPrefix(String jobId) {
        return "jenkins-" + hash(jobId);
    }

    /** Whether a pool has a name that Batch generates from {@link #poolPrefix}, for any job. */
    public static boolean isAutoPool(String poolId) {
        return AUTO_POOL.matcher(poolId).matches();
    }

    /** Returns the name of the container of the files that the nodes of a Batch job may read and not change. */
    public static String nodeContainer(String jobId) {
        return jobId + "-node";
    }

    /**
     * Returns the name of the container of the script that opens file shares to the nodes of a Windows pool. Pools that two
     * folders create one after the other with the same ID have different ones.
     *
     * @param folder full name of the folder that owns the pool
     */
    public static String mountContainer(String folder, String poolId) {
        return PREFIX + "mounts-" + hash(address() + "\npool\n" + folder + "\n" + poolId);
    }

    /** Returns the default name of the container for the assets of a Jenkins job. */
    public static String assetContainer(Run<?, ?> run) {
        return PREFIX + "assets-" + hash(address() + "\n" + run.getParent().getFullName());
    }

    /**
     * Returns the container of a project: its readable name, and a hash of this controller and the folder. A long name is
     * shortened, and a hash of it added.
     *
     * @param folder full name of the folder whose jobs share the project; empty for jobs in no folder
     */
    public static String projectContainer(String folder, String project) {
        if (project.length() <= READABLE_LENGTH) {
            return project + folderSuffix(folder);
        }
        String readable =
                project.substring(0, READABLE_LENGTH - 1 - HASH_LENGTH).replaceFirst("-$", "");
        return readable + "-" + hash(project) + folderSuffix(folder);
    }

    /** Whether a container has a name as projects have, of any folder and controller. */
    public static boolean isProjectContainer(String container) {
        return PROJECT.matcher(container).matches();
    }

    /** Whether it is the name of a container of some project that the jobs of a folder share. */
    public static boolean isProjectContainer(String folder, String container) {
        return container.endsWith(folderSuffix(folder));
    }

    private static String folderSuffix(String folder) {
        return "-" + hash(address() + "\nproject\n" + folder);
    }

    /** Whether a container has the name that the files of a build's renders, or the assets of its job, have. */
    public static boolean isOf(Run<?, ?> run, String container) {
        return container.equals(assetContainer(run)) || container.startsWith(jobPrefix(run));
    }

    /** Whether it is the name of a container for the keys of file shares. */
    public static boolean isMountContainer(String container) {
        return isGenerated(container) && container.startsWith(PREFIX + "mounts-");
    }

    /** Whether a container has a name that this class generates, for any controller, job or pool. */
    public static boolean isGenerated(String container) {
        return ASSETS.matcher(container).matches() || isOfRenderOrPool(container);
    }

    /** Whether a container has a name that this class generates, and not for the assets of a job. */
    public static boolean isOfRenderOrPool(String container) {
        return OTHER.matcher(container).matches();
    }

    /** Whether the container of a project could have a name that this class generates for other containers. */
    public static boolean isReserved(String project) {
        return isGenerated(project + "-" + "0".repeat(HASH_LENGTH));
    }

    /** The name of a build as Azure may show it: without the name of its job. */
    public static String displayName(Run<?, ?> run) {
        return "Jenkins job %s, build %s"
                .formatted(hash(address() + "\n" + run.getParent().getFullName()), run.getNumber());
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
