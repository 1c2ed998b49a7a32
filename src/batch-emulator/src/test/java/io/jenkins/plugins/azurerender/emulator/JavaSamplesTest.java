package io.jenkins.plugins.azurerender.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java sample of the README compiles against emulator and SDK, and runs. */
@Tag("unit")
class JavaSamplesTest {
    private static final String TEMPLATE = """
            import com.microsoft.azure.batch.*;
            import com.microsoft.azure.batch.auth.*;
            import io.jenkins.plugins.azurerender.emulator.*;
            public class Sample implements Runnable {
                public void run() {
                    try {
            %s
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void readmeSampleCompilesAndRuns() throws Exception {
        Matcher sample =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertTrue(sample.find());
        do {
            Path source = Files.writeString(folder.resolve("Sample.java"), TEMPLATE.formatted(sample.group(1)));
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            int code = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            output,
                            output,
                            "-proc:none",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            folder.toString(),
                            source.toString());
            assertEquals(0, code, () -> output.toString(StandardCharsets.UTF_8));
            run();
        } while (sample.find());
    }

    private void run() throws Exception {
        URL[] here = {folder.toUri().toURL()};
        try (URLClassLoader classes = new URLClassLoader(here, getClass().getClassLoader())) {
            ((Runnable) classes.loadClass("Sample").getConstructor().newInstance()).run();
        }
    }
}
