package io.jenkins.plugins.azurerender.frames;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ContactSheetTest {

    @TempDir
    Path folder;

    @Test
    void framesAndTheirProblemsAreShown() throws IOException {
        String page = write(
                new Frame(1, "a_0001.png", 10, "reports/contact-sheet/a_0001.png.thumbnail.png", ""),
                new Frame(2, "a_0002.png", 0, "", "is missing"));
        assertTrue(page.contains("1 of 2 frames; 1 missing or damaged"), page);
        assertTrue(page.contains("href=\"a_0001.png\""), page);
        assertTrue(page.contains("src=\"reports/contact-sheet/a_0001.png.thumbnail.png\""), page);
        assertTrue(page.contains("is missing"), page);
        assertTrue(Files.isRegularFile(folder.resolve("reports/contact-sheet/style.css")));
    }

    @Test
    void namesAreEscaped() throws IOException {
        String page = write(new Frame(1, "a\"><script>alert(1)</script>_1.png", 10, "x\"onerror=alert(1).png", ""));
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("\"onerror"), page);
    }

    @Test
    void pageWorksWithTheContentSecurityPolicyOfArtifacts() throws IOException {
        String page = write(new Frame(1, "a_1.png", 10, "reports/contact-sheet/t.png", ""));
        assertFalse(page.contains("<style"), "no style inside the page");
        assertFalse(page.contains("style="), "no style in attributes");
        assertFalse(page.contains("data:"), "no inline image");
    }

    private String write(Frame... frames) throws IOException {
        ContactSheet.write(folder, "contact-sheet.html", "a <scene>", List.of(frames));
        return Files.readString(folder.resolve("contact-sheet.html"));
    }
}
