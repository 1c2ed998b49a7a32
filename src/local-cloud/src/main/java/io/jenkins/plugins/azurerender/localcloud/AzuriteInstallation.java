package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * Azurite as installed by npm into {@code node_modules} next to this module's lock file.
 *
 * @param home the folder of package.json and package-lock.json
 */
record AzuriteInstallation(Path home) {
    private static final String LOCK = "package-lock.json";

    /** Returns the installation in the clone that these classes were built in. */
    static AzuriteInstallation ofThisClone() throws SetUpException {
        try {
            Path classes = Path.of(AzuriteInstallation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = classes; folder != null; folder = folder.getParent()) {
                Path home = folder.resolve("src/local-cloud");
                if (Files.exists(home.resolve(LOCK))) {
                    return new AzuriteInstallation(home);
                }
            }
            throw new SetUpException(
                    "No " + LOCK + " above " + classes + ": run these classes from within their clone.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns whether {@code node_modules} was completely installed from the current lock file. */
    boolean isComplete() {
        try {
            return Files.exists(main()) && Files.mismatch(home.resolve(LOCK), stamp()) == -1;
        } catch (IOException e) {
            return false;
        }
    }

    /** Installs the packages of the lock file; install scripts of packages are not run. */
    void install() throws SetUpException, IOException, InterruptedException {
        new Command(home, Map.of(), List.of("npm", "ci", "--ignore-scripts", "--loglevel=error"))
                .run("Azurite requires Node.js 20 or newer with npm on the PATH"
                        + " and access to the npm registry. Fix this, then run the build again.");
        Files.copy(home.resolve(LOCK), stamp(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns the main script of the blob service. */
    Path main() {
        return home.resolve("node_modules/azurite/dist/src/blob/main.js");
    }

    /** Returns the script that Node.js loads before Azurite. */
    Path preloadedScript() {
        return home.resolve("azurite-preload.js");
    }

    private Path stamp() {
        return home.resolve("node_modules/.installed-from.json");
    }
}
