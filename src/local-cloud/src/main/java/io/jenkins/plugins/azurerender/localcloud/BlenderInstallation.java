package io.jenkins.plugins.azurerender.localcloud;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Blender of this machine, the renderer of demo and tests.
 *
 * @param environment where {@code PATH} and {@code BLENDER}, a path to the executable that goes before PATH, are read
 */
public record BlenderInstallation(Map<String, String> environment) {
    private static final String ADVICE = "Install Blender 3.4 or newer (https://www.blender.org/download/, or the"
            + " package 'blender' of your system) so that 'blender' is on the PATH, then run the build again.";

    /** As this process sees it. */
    public static BlenderInstallation ofThisMachine() {
        return new BlenderInstallation(System.getenv());
    }

    /**
     * The executable, if there is one.
     *
     * @throws SetUpException when BLENDER names something that is none
     */
    public Optional<Path> find() throws SetUpException {
        String named = environment.getOrDefault("BLENDER", "");
        if (named.isEmpty()) {
            return onPath("blender");
        }
        if (!Executables.isProgram(Path.of(named))) {
            throw new SetUpException("BLENDER is set to '" + named + "', which is not an executable file:"
                    + " set it to Blender's executable, or unset it to use the one on the PATH.");
        }
        return Optional.of(Path.of(named));
    }

    /** Installs Debian's or Ubuntu's package; only root can. */
    void install() throws SetUpException, InterruptedException {
        if (onPath("apt-get").isEmpty() || !"root".equals(System.getProperty("user.name"))) {
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

    private Optional<Path> onPath(String program) {
        return Executables.find(program, environment.getOrDefault("PATH", ""));
    }
}
