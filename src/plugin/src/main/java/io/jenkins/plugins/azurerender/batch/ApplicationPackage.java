package io.jenkins.plugins.azurerender.batch;

/**
 * A package of the Batch account that each node of a pool unpacks.
 *
 * @param version null for the one that the account calls its default
 */
public record ApplicationPackage(String application, String version) {

    /** {@code application:version}. */
    @Override
    public String toString() {
        return version == null ? application : application + ":" + version;
    }
}
