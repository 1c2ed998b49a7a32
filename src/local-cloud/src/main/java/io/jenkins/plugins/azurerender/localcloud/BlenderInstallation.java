package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Blender on this machine, the renderer of demo and tests.
 *
 * @param path search path in the format of {@code $PATH}
 */
record BlenderInstallation(String path) {
    private static final String ADVICE = "Install Blender 3.4 or newer (https://www.blender.org/download/, or the"
            + " package 'blender' of your system) so that 'blender' is on the PATH, then run the build again.";

    /** Uses the PATH of this process. */
    static BlenderInstallation ofThisMachine() {
        return new BlenderInstallation(System.getenv().getOrDefault("PATH", ""));
    }

    /** Returns the executable, if it exists. */
    Optional<Path> find() {
        return Executables.find("blender", path);
    }

    /** Adds an application package whose program starts the executable, if it exists. */
    void addPackage(Path applications) throws IOException {
        Optional<Path> blender = find();
        if (blender.isPresent()) {
            Path program = Files.createDirectories(applications.resolve("blender/local"))
                    .resolve("blender");
            String quoted = blender.get().toAbsolutePath().toString().replace("'", "'\\''");
            Files.writeString(program, "#!/bin/sh\nexec '" + quoted + "' \"$@\"\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Installs the package of Debian or Ubuntu; requires root. */
    void install() throws SetUpException, InterruptedException {
        if (Executables.find("apt-get", path).isEmpty() || !"root".equals(System.getProperty("user.name"))) {
            throw new SetUpException("Blender is not installed. " + ADVICE);
        }
        aptGet("update");
        aptGet("-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600", "install", "blender");
    }

    private void aptGet(String... arguments) throws SetUpException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("apt-get", "-q"));
        line.addAll(List.of(arguments));
        new Command(Path.of(""), Map.of("DEBIAN_FRONTEND", "noninteractive"), line).run(ADVICE);
    }
}
