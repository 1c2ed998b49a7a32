package io.jenkins.plugins.azurerender.preflight;

import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.assets.UnusableFiles;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds files that are missing, may not be uploaded or cannot be read. The asset search logs the missing ones in detail.
 */
final class AssetCheck implements Check {

    @Override
    public void check(PreflightInput input, Findings findings) {
        for (String problem : input.unusable().map(UnusableFiles::problems).orElse(List.of())) {
            if (input.missingAssetsFail()) {
                findings.error(problem + ", or set missingAssets to 'warn' to render without such files.");
            } else {
                findings.warning(problem);
            }
        }
        input.unusable().map(UnusableFiles::warnings).orElse(List.of()).forEach(findings::warning);
        if (input.missingAssetsFail()) {
            input.assets().ifPresent(assets -> check(assets, input.directory(), findings));
        }
    }

    private static void check(AssetFindings assets, String directory, Findings findings) {
        if (assets.outsideRequired() > 0) {
            findings.error(
                    "The scene references %s outside the assets folder, such as %s: add '%s' to searchPaths, set assets to a folder that contains them, or set missingAssets to 'warn' to render without them."
                            .formatted(
                                    RenderLog.count(assets.outsideRequired(), "path"),
                                    assets.firstOutside().get(0),
                                    relative(directory, assets.outsideFolder())));
        }
        if (assets.missingRequired() > 0) {
            findings.error(
                    "The scene references %s that could not be found, such as %s: add the missing files, add their folder to searchPaths, or set missingAssets to 'warn' to render without them."
                            .formatted(
                                    RenderLog.count(assets.missingRequired(), "path"),
                                    assets.firstMissing().get(0)));
        }
    }

    /** Returns a folder of the workspace relative to the current directory. */
    private static String relative(String directory, String folder) {
        Path path = Path.of("/" + directory).relativize(Path.of("/" + folder.replaceAll("\\p{Cntrl}", "?")));
        return path.toString().isEmpty() ? "." : path.toString().replace('\\', '/');
    }
}
