package io.jenkins.plugins.azurerender.demo.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced code block of a document.
 *
 * @param location file and line, for messages
 * @param language info string of the fence, or ""
 */
record Sample(String location, String language, String text) {
    private static final String FENCE = "```";

    /** Returns the code blocks of all documents. */
    static List<Sample> all() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Path document : Documents.all()) {
            samples.addAll(of(document));
        }
        return samples;
    }

    static List<Sample> of(Path document) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            if (begin < 0) {
                begin = i;
            } else {
                samples.add(new Sample(
                        document.normalize() + ":" + (begin + 1),
                        lines.get(begin).substring(FENCE.length()).strip(),
                        String.join("\n", lines.subList(begin + 1, i)) + "\n"));
                begin = -1;
            }
        }
        return samples;
    }
}
