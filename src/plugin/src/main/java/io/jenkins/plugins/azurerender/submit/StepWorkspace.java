package io.jenkins.plugins.azurerender.submit;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;
import java.util.Arrays;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The workspace of the node and the current directory of a step. Files of a project are named by their path in the
 * workspace, so that they have the same name inside and outside of {@code dir}.
 *
 * @param root the workspace; the current directory if that is not in the workspace
 * @param directory the current directory relative to the root, with {@code /}; empty for the root
 */
record StepWorkspace(FilePath root, String directory) {

    static StepWorkspace of(StepContext context) throws IOException, InterruptedException {
        EnvVars variables = context.get(EnvVars.class);
        return of(context.get(FilePath.class), variables == null ? null : variables.get("WORKSPACE"));
    }

    /** @param workspace path of the node's workspace; null if unknown */
    static StepWorkspace of(FilePath current, String workspace) {
        String root = workspace == null ? "" : slashes(workspace).replaceFirst("/+$", "");
        String path = slashes(current.getRemote());
        if (root.isEmpty() || !path.startsWith(root + "/")) {
            return new StepWorkspace(current, "");
        }
        String directory = path.substring(root.length()).replaceAll("^/+|/+$", "");
        boolean inside = Arrays.stream(directory.split("/", -1))
                .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        return inside
                ? new StepWorkspace(new FilePath(current.getChannel(), workspace), directory)
                : new StepWorkspace(current, "");
    }

    /** Backslashes are separators on Windows only, where paths start with a drive or a share. */
    private static String slashes(String path) {
        return path.startsWith("/") ? path : path.replace('\\', '/');
    }
}
