package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * The build of this controller that created a pool, Batch job or container, as stored in the tags of the resource.
 *
 * @param id name of the resource; a copy with the same tags has a different name
 * @param job full name of the Jenkins job when the resource was created
 * @param started start of the build in milliseconds since 1970, to distinguish builds with the same number
 * @param expiry when the resource is no longer needed, in seconds; {@link Instant#MAX} if it does not expire by time
 */
public record Owner(ResourceKind kind, String id, String job, int build, long started, Instant expiry) {

    // Names of container metadata must be C# identifiers and are sent as headers: lower-case letters are safe.
    private static final String CONTROLLER = "azurerendercontroller";
    private static final String ID = "azurerenderid";
    private static final String KIND = "azurerenderkind";
    private static final String JOB = "azurerenderjob";
    private static final String BUILD = "azurerenderbuild";
    private static final String STARTED = "azurerenderstarted";
    private static final String EXPIRY = "azurerenderexpiry";
    private static final String NEVER = "never";

    /** @param expiry {@link Instant#MAX} if the resource does not expire by time */
    public static Owner of(Run<?, ?> run, ResourceKind kind, String id, Instant expiry) {
        return new Owner(
                kind,
                id,
                run.getParent().getFullName(),
                run.getNumber(),
                run.getStartTimeInMillis(),
                expiry.equals(Instant.MAX) ? expiry : expiry.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns the tags for the resource. Names are valid for container metadata; values are ASCII. */
    public Map<String, String> tags() {
        return Map.of(
                CONTROLLER, ResourceNames.address(),
                ID, id,
                KIND, kind.tag(),
                JOB, URLEncoder.encode(job, StandardCharsets.UTF_8),
                BUILD, Integer.toString(build),
                STARTED, Long.toString(started),
                EXPIRY, expiry.equals(Instant.MAX) ? NEVER : expiry.toString());
    }

    /** Parses the tags of {@code id}; empty unless all exist, are valid and belong to this controller and this ID. */
    public static Optional<Owner> parse(String id, Map<String, String> tags) {
        Optional<ResourceKind> kind = ResourceKind.parse(tags.get(KIND));
        boolean valid = ResourceNames.address().equals(tags.get(CONTROLLER)) && isNamed(id, tags.get(ID));
        if (!valid || kind.isEmpty() || !tags.containsKey(JOB)) {
            return Optional.empty();
        }
        try {
            String expiry = String.valueOf(tags.get(EXPIRY));
            return Optional.of(new Owner(
                    kind.get(),
                    id,
                    URLDecoder.decode(tags.get(JOB), StandardCharsets.UTF_8),
                    Integer.parseInt(tags.get(BUILD)),
                    Long.parseLong(tags.get(STARTED)),
                    expiry.equals(NEVER) ? Instant.MAX : Instant.parse(expiry)));
        } catch (IllegalArgumentException | DateTimeException x) {
            return Optional.empty(); // changed by someone: the owner is unknown
        }
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
