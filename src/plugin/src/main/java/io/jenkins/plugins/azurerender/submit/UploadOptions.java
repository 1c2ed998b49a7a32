package io.jenkins.plugins.azurerender.submit;

import io.jenkins.plugins.azurerender.azure.storage.ContainerNames;
import java.io.Serializable;
import java.util.List;

/**
 * Which files are uploaded, and to which container.
 *
 * @param folder the assets folder, relative to the current directory; null for the folder of the scene
 * @param includes Ant patterns of files that are uploaded besides those the scene references; empty for none
 * @param excludes Ant patterns of files that are never uploaded; empty for none
 * @param searchPaths folders that are searched for files that are not where the scene references them
 * @param missingAssets what happens when referenced files are missing
 * @param project the container of the assets; null for the one of the Jenkins job
 * @param mode whether files are uploaded and frames rendered
 */
public record UploadOptions(
        String folder,
        String includes,
        String excludes,
        List<String> searchPaths,
        MissingAssets missingAssets,
        String project,
        Mode mode)
        implements Serializable {

    /** Whether files are uploaded and frames rendered. */
    public enum Mode {
        /** Uploads changed files, then renders. */
        CHANGED,
        /** Uploads changed files and does not render. */
        ONLY,
        /** Uploads nothing and renders with the files in the container or on a mount. */
        NONE
    }

    /** What happens when files that the scene references are missing. */
    public enum MissingAssets {
        /** The build fails. */
        FAIL,
        /** They are only reported. */
        WARN
    }

    public UploadOptions {
        searchPaths = List.copyOf(searchPaths);
        if (project != null) {
            ContainerNames.check(project);
        }
    }

    /** Whether files that are missing or cannot be read are only reported. */
    boolean onlyWarns() {
        return missingAssets == MissingAssets.WARN;
    }

    /** Whether the assets are uploaded and nothing is rendered. */
    boolean isOnly() {
        return mode == Mode.ONLY;
    }

    /** Whether the workspace is not read, as the assets are already in storage or on a mount. */
    boolean isNone() {
        return mode == Mode.NONE;
    }
}
