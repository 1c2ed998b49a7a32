package io.jenkins.plugins.azurerender.ui;

import hudson.Functions;
import hudson.Util;
import hudson.model.Run;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** URLs of the artifacts of a build, for users who have permission to read them. */
final class ArtifactUrls {

    private static final Set<String> DISPLAYABLE = Set.of("png", "jpg", "jpeg");

    private final String artifacts;

    /** @param artifacts URL of the artifacts of the build, with a slash at the end; null without permission */
    ArtifactUrls(String artifacts) {
        this.artifacts = artifacts;
    }

    /** URLs relative to the page of a render. */
    static ArtifactUrls of(Run<?, ?> run) {
        return new ArtifactUrls(
                Functions.isArtifactsPermissionEnabled() && !run.hasPermission(Run.ARTIFACTS)
                        ? null
                        : "../../../artifact/");
    }

    /** URL of an artifact; null without name or permission. */
    String url(String name) {
        return artifacts == null || name == null || name.isEmpty()
                ? null
                : artifacts
                        + Arrays.stream(name.split("/")).map(Util::rawEncode).collect(Collectors.joining("/"));
    }

    /** Whether browsers can display a file of that name. */
    static boolean isDisplayable(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return DISPLAYABLE.contains(ending);
    }
}
