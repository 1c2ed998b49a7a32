package io.jenkins.plugins.azurerender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A separate JVM with limited memory. */
public final class SmallJvm {

    private SmallJvm() {}

    /** Runs a main class and returns its output; fails if the exit code is not 0. */
    public static String run(int megabytes, Class<?> main, Object... arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("jvm", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED", // for the Batch SDK
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Process jvm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int exit = jvm.waitFor();
            String printed = Files.readString(log);
            if (exit != 0) {
                throw new AssertionError(main.getSimpleName() + " exited with code " + exit + ": " + printed);
            }
            return printed;
        } finally {
            Files.delete(log);
        }
    }
}
