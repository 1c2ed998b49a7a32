package io.jenkins.plugins.azurerender.frames;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A static page with all frames of a render. Style and images are separate files, because the content security policy of
 * Jenkins for artifacts forbids both inside a page.
 */
public final class ContactSheet {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="stylesheet" href="%2$s/style.css">
            </head>
            <body>
            <header>
            <h1>%1$s</h1>
            <p>%3$s</p>
            </header>
            <main>
            %4$s
            </main>
            </body>
            </html>
            """;

    private ContactSheet() {}

    /**
     * Writes {@code page} and its style sheet into {@code folder}.
     *
     * @param page file name of the page; its style sheet is in {@link #partsFolder}
     * @param title heading of the page
     */
    public static void write(Path folder, String page, String title, List<Frame> frames) throws IOException {
        String parts = partsFolder(page);
        Files.createDirectories(folder.resolve(parts));
        long good = frames.stream().filter(Frame::isArchived).count();
        String summary = good == frames.size()
                ? "%s frames".formatted(good)
                : "%s of %s frames; %s missing or damaged".formatted(good, frames.size(), frames.size() - good);
        String figures = frames.stream().map(ContactSheet::figure).collect(Collectors.joining("\n"));
        Files.writeString(
                folder.resolve(page), String.format(Locale.ROOT, PAGE, escape(title), parts, summary, figures));
        try (InputStream style = ContactSheet.class.getResourceAsStream("contact-sheet.css")) {
            Files.write(folder.resolve(parts).resolve("style.css"), style.readAllBytes());
        }
    }

    /** Folder of the style sheet and the thumbnails of a page, apart from the frames. */
    public static String partsFolder(String page) {
        return RenderArtifacts.REPORTS + page.substring(0, page.lastIndexOf('.'));
    }

    private static String figure(Frame frame) {
        String caption = "<figcaption>" + frame.number()
                + (frame.isArchived() ? "" : " <em>" + escape(frame.problem()) + "</em>") + "</figcaption>";
        if (!frame.isArchived()) {
            return "<figure class=\"bad\"><div>&#9888;</div>" + caption + "</figure>";
        }
        String image = frame.thumbnail().isEmpty()
                ? "<div>" + escape(frame.file().substring(frame.file().lastIndexOf('.') + 1)) + "</div>"
                : "<img loading=\"lazy\" src=\"" + link(frame.thumbnail()) + "\" alt=\"Frame " + frame.number() + "\">";
        return frame.file().isEmpty()
                ? "<figure>" + image + caption + "</figure>"
                : "<figure><a href=\"" + link(frame.file()) + "\">" + image + "</a>" + caption + "</figure>";
    }

    private static String link(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-_.".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
