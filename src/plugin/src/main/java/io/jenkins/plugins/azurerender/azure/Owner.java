package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;
import hudson.util.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The build of this controller that created a pool, Batch job or container, as stored in the tags of the resource.
 *
 * @param id name of the resource; a copy with the same tags has a different name
 * @param job full name of the Jenkins job of this build when the tags were written
 * @param folder full name of the folder that owns the resource, usually the one of the job; empty for no folder
 * @param started start of the build in milliseconds since 1970, to distinguish builds with the same number
 * @param expiry when the resource is no longer needed, in seconds; {@link Instant#MAX} if it does not expire by time
 */
public record Owner(ResourceKind kind, String id, String job, String folder, int build, long started, Instant expiry) {

    // Names of container metadata must be C# identifiers and are sent as headers: lower-case letters are safe.
    private static final String CONTROLLER = "azurerendercontroller";
    private static final String ID = "azurerenderid";
    static final String KIND = "azurerenderkind";
    private static final String JOB = "azurerenderjob";
    private static final String FOLDER = "azurerenderfolder";
    private static final String BUILD = "azurerenderbuild";
    private static final String STARTED = "azurerenderstarted";
    private static final String EXPIRY = "azurerenderexpiry";
    private static final String NEVER = "never";

    // Prefixes of the names before they are encrypted, so that no other encrypted text is read as one of them.
    private static final String JOB_PREFIX = "job ";
    private static final String FOLDER_PREFIX = "folder ";

    /** @param expiry {@link Instant#MAX} if the resource does not expire by time */
    public static Owner of(Run<?, ?> run, ResourceKind kind, String id, Instant expiry) {
        return new Owner(
                kind,
                id,
                run.getParent().getFullName(),
                FolderNames.of(run),
                run.getNumber(),
                run.getStartTimeInMillis(),
                expiry.equals(Instant.MAX) ? expiry : expiry.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns this owner for a resource that belongs to another folder than its job. */
    public Owner inFolder(String other) {
        return new Owner(kind, id, job, other, build, started, expiry);
    }

    /** Whether this build created the resource, even if its job has been moved since. */
    public boolean is(Run<?, ?> run) {
        return build == run.getNumber() && started == run.getStartTimeInMillis();
    }

    /**
     * Returns the tags for the resource. Names are valid for container metadata; values are ASCII. The names of job
     * and folder are encrypted with a key of this controller: tags can be read by everyone who can read the account.
     */
    public Map<String, String> tags() {
        return Map.of(
                CONTROLLER, ResourceNames.address(),
                ID, id,
                KIND, kind.tag(),
                JOB, encrypt(JOB_PREFIX, job),
                FOLDER, encrypt(FOLDER_PREFIX, folder),
                BUILD, Integer.toString(build),
                STARTED, Long.toString(started),
                EXPIRY, expiry.equals(Instant.MAX) ? NEVER : expiry.toString());
    }

    /** Parses the tags of {@code id}; empty unless all exist, are valid and belong to this controller and this ID. */
    public static Optional<Owner> parse(String id, Map<String, String> tags) {
        Optional<ResourceKind> kind = ResourceKind.parse(tags.get(KIND));
        boolean valid = ResourceNames.address().equals(tags.get(CONTROLLER)) && isNamed(id, tags.get(ID));
        String job = decrypt(JOB_PREFIX, tags.get(JOB));
        String folder = decrypt(FOLDER_PREFIX, tags.get(FOLDER));
        if (!valid || kind.isEmpty() || job == null || folder == null) {
            return Optional.empty();
        }
        try {
            String expiry = String.valueOf(tags.get(EXPIRY));
            return Optional.of(new Owner(
                    kind.get(),
                    id,
                    job,
                    folder,
                    Integer.parseInt(tags.get(BUILD)),
                    Long.parseLong(tags.get(STARTED)),
                    expiry.equals(NEVER) ? Instant.MAX : Instant.parse(expiry)));
        } catch (IllegalArgumentException | DateTimeException x) {
            return Optional.empty(); // changed by someone: the owner is unknown
        }
    }

    private static String encrypt(String prefix, String name) {
        return Secret.fromString(prefix + name).getEncryptedValue();
    }

    /** Returns the name; null if the tag is missing or was not encrypted by this controller for this use. */
    private static String decrypt(String prefix, String tag) {
        Secret secret = Secret.decrypt(tag);
        return secret == null || !secret.getPlainText().startsWith(prefix)
                ? null
                : secret.getPlainText().substring(prefix.length());
    }

    /** The tags of an auto pool contain the ID of its job, from which its name is derived. */
    private static boolean isNamed(String id, String tag) {
        return id.equals(tag) || (tag != null && id.startsWith(ResourceNames.poolPrefix(tag)));
    }

    /** Returns the build in the notation of Jenkins. */
    @Override
    public String toString() {
        return job + " #" + build;
    }
}
