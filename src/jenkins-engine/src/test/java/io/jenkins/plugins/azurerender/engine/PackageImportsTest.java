package io.jenkins.plugins.azurerender.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks sources, because bytecode has neither Javadoc links nor constants that the compiler inlines. */
@Tag("unit")
class PackageImportsTest {

    private static final String ENGINE = "io.jenkins.plugins.azurerender.engine";
    private static final String STANDIN = "io.jenkins.plugins.azurerender.standin";
    private static final List<Path> SOURCES =
            List.of(Path.of("src", "main", "java"), Path.of("..", "jenkins-standin", "src", "main", "java"));

    @Test
    void packagesAreFreeOfCycles() throws IOException {
        Map<String, Set<String>> imports = PackageImports.read(SOURCES, Set.of(ENGINE, STANDIN));
        assertTrue(imports.get(ENGINE).contains(ENGINE + ".pipeline"), imports.toString());
        assertEquals(List.of(), PackageImports.cycles(imports));
    }

    @Test
    void cycleThroughJavadocIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("A.java"), "package x.a;\n\nimport x.b.B;\n\n/** See {@link B}. */\nclass A {}\n");
        Files.writeString(folder.resolve("B.java"), "package x.b;\n\n/** See {@link x.c.C}. */\nclass B {}\n");
        Files.writeString(folder.resolve("C.java"), "package x.c;\n\nimport static x.a.A.*;\n\nclass C {}\n");
        Files.writeString(folder.resolve("D.java"), "package x.d;\n\nimport x.a.A;\n\nclass D {}\n");
        assertEquals(
                List.of("x.a -> x.b -> x.c -> x.a"),
                PackageImports.cycles(PackageImports.read(List.of(folder), Set.of("x"))));
    }
}
