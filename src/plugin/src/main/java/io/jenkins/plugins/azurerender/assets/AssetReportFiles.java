package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import io.jenkins.plugins.azurerender.assets.search.Located;
import io.jenkins.plugins.azurerender.assets.search.State;
import io.jenkins.plugins.azurerender.jenkins.RenderLog;
import io.jenkins.plugins.azurerender.render.PathMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the result of a reference search as text and as JSON, within the limits of {@link ReportFile}. */
final class AssetReportFiles {

    static final String TEXT = "assets.txt";
    static final String JSON = "assets.json";

    private static final List<State> WORST_FIRST =
            List.of(State.MISSING, State.OUTSIDE, State.ELSEWHERE, State.EXCLUDED, State.FOUND);

    private AssetReportFiles() {}

    static void write(AssetReport report, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ReportFile out = new ReportFile(folder, TEXT)) {
            text(report, out);
        }
        try (ReportFile out = new ReportFile(folder, JSON)) {
            json(report, out);
        }
    }

    static void text(AssetReport report, ReportFile out) throws IOException {
        for (String scene : report.unreadable()) {
            out.entry("not read: " + RenderLog.plain(scene) + "\n");
        }
        for (String mapping : mapped(report)) {
            out.entry("mapped for the renderer: " + RenderLog.plain(mapping) + "\n");
        }
        for (State state : WORST_FIRST) {
            List<AssetFinding> findings = report.in(state);
            String title = "\n%s: %s\n".formatted(state, findings.size());
            for (AssetFinding finding : findings) {
                out.entry(title + "  " + RenderLog.plain(finding.toString()) + places(finding) + "\n");
                title = "";
            }
        }
        if (out.omitted() > 0) {
            out.end("\n%s not listed, because the file is too large or the disk is full.\n"
                    .formatted(RenderLog.count(out.omitted(), "line") + (out.omitted() == 1 ? " is" : " are")));
        }
    }

    private static String places(AssetFinding finding) {
        List<Located> files = finding.files();
        if (files.isEmpty()) {
            return "";
        }
        String more = files.size() == 1 ? "" : " and %s more".formatted(files.size() - 1);
        return "\n      " + RenderLog.plain(files.get(0).name()) + more
                + (finding.unreachable() ? "; absolute path without a path mapping" : "");
    }

    static void json(AssetReport report, ReportFile out) throws IOException {
        List<String> mapped = mapped(report);
        out.end("{\"unreadable\":[");
        strings(report.unreadable(), out);
        out.end("],\"mapped\":[");
        strings(mapped, out);
        out.end("],\"references\":[");
        String separator = "\n";
        for (AssetFinding finding : report.findings()) {
            out.entry(separator
                    + "{\"path\":%s,\"kind\":\"%s\",\"extent\":\"%s\",\"state\":\"%s\",\"scene\":%s,\"nodes\":%s,\"absolute\":%s,\"files\":%s}"
                            .formatted(
                                    string(finding.reference().path()),
                                    finding.reference().kind(),
                                    finding.reference().extent(),
                                    finding.state().name(),
                                    string(finding.scene()),
                                    strings(finding.nodes()),
                                    finding.unreachable(),
                                    strings(finding.files().stream()
                                            .map(Located::name)
                                            .toList())));
            separator = ",\n";
        }
        out.end("\n],\"omitted\":%s}\n".formatted(out.omitted()));
    }

    private static void strings(List<String> texts, ReportFile out) throws IOException {
        String separator = "";
        for (String text : texts) {
            out.entry(separator + string(text));
            separator = ",";
        }
    }

    private static List<String> mapped(AssetReport report) {
        return report.paths().mappings().stream().map(PathMap.Mapping::toString).toList();
    }

    private static String strings(List<String> texts) {
        return texts.stream().map(AssetReportFiles::string).collect(Collectors.joining(",", "[", "]"));
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' '
                    || Character.isSurrogate(character)
                    || character == '\u2028'
                    || character == '\u2029') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
