package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Azurite as npm installs it beside this module's lock file, in {@code node_modules}.
 *
 * @param home the folder of package.json and package-lock.json
 */
record AzuriteInstallation(Path home) {
    private static final String LOCK = "package-lock.json";

    /** The installation that belongs to these classes, wherever in the clone they were built to. */
    static AzuriteInstallation ofThisClone() throws SetUpException {
        try {
            Path classes = Path.of(AzuriteInstallation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = classes; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(LOCK))) {
                    return new AzuriteInstallation(folder);
                }
            }
            throw new SetUpException(
                    "There is no " + LOCK + " above " + classes + ": use these classes from within their clone.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@code node_modules} was filled, to the end, from the lock file as it is now. */
    boolean isComplete() {
        try {
            return Files.exists(main()) && Files.mismatch(home.resolve(LOCK), stamp()) == -1;
        } catch (IOException e) {
            return false;
        }
    }

    /** Installs exactly what the lock file names; no package's own scripts are run. */
    void install() throws SetUpException, IOException, InterruptedException {
        new Command(home, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--loglevel=error"))
                .run("Azurite, the blob storage of the local cloud, needs Node.js 20 or newer with npm on the PATH"
                        + " and a way to the npm registry: see to these, then run the build again.");
        Files.copy(home.resolve(LOCK), stamp(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The blob service's main script. */
    Path main() {
        return home.resolve("node_modules/azurite/dist/src/blob/main.js");
    }

    /** What ties a Node.js process to the life of the one that started it. */
    Path lifeline() {
        return home.resolve("end-with-parent.js");
    }

    private Path stamp() {
        return home.resolve("node_modules/.installed-from.json");
    }
}
