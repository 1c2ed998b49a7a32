package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.Serializable;
import java.util.List;

/**
 * Files whose size or modification time changed since they were found: a different process is still writing them.
 *
 * @param isScene whether the scene is one of them
 */
public record ChangedFiles(FileList files, boolean isScene) implements Serializable {

    /** No file changed. */
    public static final ChangedFiles NONE = new ChangedFiles(FileList.NONE, false);

    /** @param scene name of the scene in the project */
    static ChangedFiles of(List<String> names, String scene) {
        return new ChangedFiles(FileList.of(names), names.contains(scene));
    }

    /**
     * Returns the problem and what to do about it; empty if there is none.
     *
     * @param onlyWarn whether files other than the scene are rendered as they are
     */
    public String problem(boolean onlyWarn) {
        if (files.count() == 0) {
            return "";
        }
        boolean isOne = files.count() == 1;
        String continued = onlyWarn || isScene
                ? ""
                : ", or set missingAssets to 'warn' to render %s".formatted(isOne ? "it as it is" : "them as they are");
        return files.sentence("is still being written", "are still being written") + ": start azureRenderSubmit when "
                + (isOne ? "it is" : "they are") + " complete" + continued + ".";
    }

    /**
     * Returns the problem if the render continues, else empty.
     *
     * @throws InvalidRequestException when the scene changed, or a file and {@code onlyWarn} is false
     */
    public String warning(boolean onlyWarn) {
        String problem = problem(onlyWarn);
        if (!problem.isEmpty() && (isScene || !onlyWarn)) {
            throw new InvalidRequestException(problem);
        }
        return problem;
    }
}
