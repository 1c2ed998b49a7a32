package io.jenkins.plugins.azurerender.ui;

import hudson.Functions;
import hudson.Util;
import hudson.model.Run;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a browser finds pictures among the artifacts of a build, for who may see them. */
final class ArtifactUrls {

    private static final Set<String> SHOWN_BY_BROWSERS = Set.of("png", "jpg", "jpeg");

    private final String artifacts;

    /** @param artifacts URL of the build's artifacts, with a slash at its end; null for who may not see them */
    ArtifactUrls(String artifacts) {
        this.artifacts = artifacts;
    }

    /** As seen from the page of a render. */
    static ArtifactUrls of(Run<?, ?> run) {
        return new ArtifactUrls(
                Functions.isArtifactsPermissionEnabled() && !run.hasPermission(Run.ARTIFACTS)
                        ? null
                        : "../../../artifact/");
    }

    /** URL of an artifact; null when there is none to be seen. */
    String url(String name) {
        return artifacts == null || name == null || name.isEmpty()
                ? null
                : artifacts
                        + Arrays.stream(name.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }

    /** Whether browsers can show a file of that name. */
    static boolean isShown(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SHOWN_BY_BROWSERS.contains(ending);
    }
}
