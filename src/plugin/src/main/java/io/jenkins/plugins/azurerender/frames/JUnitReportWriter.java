package io.jenkins.plugins.azurerender.frames;

import io.jenkins.plugins.azurerender.record.FailureClass;
import io.jenkins.plugins.azurerender.record.FrameRow;
import io.jenkins.plugins.azurerender.record.FrameState;
import io.jenkins.plugins.azurerender.record.FrameTable;
import io.jenkins.plugins.azurerender.record.RenderRecord;
import io.jenkins.plugins.azurerender.record.TaskProblem;
import io.jenkins.plugins.azurerender.render.RenderName;
import io.jenkins.plugins.azurerender.render.RenderPlan;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes frames as a JUnit report. Each frame is a test case with the duration of its task; its class name is the name of
 * the render. Each frame that was canceled or not rendered is skipped. Each other frame that is not archived is a failure;
 * its type is the failure class.
 */
final class JUnitReportWriter {

    private static final int LINES_SHOWN = 12;

    /** Failures after these have no log lines, because Jenkins keeps the whole report in memory. */
    private static final int FAILURES_WITH_LINES = 500;

    private static final String REPLACEMENT = "\ufffd";

    private final RenderPlan plan;
    private final String name;
    private final FrameTable table;
    private final String stop;
    private final XMLStreamWriter xml;
    private int failures;

    /**
     * @param name of the render
     * @param stop why the render was stopped, as a clause; empty if it was not
     */
    JUnitReportWriter(RenderPlan plan, String name, FrameTable table, String stop, XMLStreamWriter xml) {
        this.plan = plan;
        this.name = name;
        this.table = table;
        this.stop = stop;
        this.xml = xml;
    }

    /** Writes a test suite for each render. */
    static void write(Map<RenderRecord, FrameTable> renders, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            if (renders.size() > 1) {
                xml.writeStartElement("testsuites");
                xml.writeCharacters("\n");
            }
            for (Map.Entry<RenderRecord, FrameTable> render : renders.entrySet()) {
                RenderRecord record = render.getKey();
                new JUnitReportWriter(record.plan(), record.getName(), render.getValue(), record.getStop(), xml)
                        .write();
            }
            if (renders.size() > 1) {
                xml.writeCharacters("\n");
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException x) {
            throw new IOException(x);
        }
    }

    private void write() throws XMLStreamException {
        List<FrameRow> rows = table.rows();
        xml.writeStartElement("testsuite");
        attribute("name", className());
        attribute("tests", String.valueOf(rows.size()));
        long skipped = rows.stream().filter(JUnitReportWriter::isSkipped).count();
        attribute("failures", String.valueOf(rows.size() - table.count(FrameState.ARCHIVED) - skipped));
        attribute("errors", "0");
        attribute("skipped", String.valueOf(skipped));
        attribute(
                "time",
                seconds(rows.stream().mapToLong(row -> row.run().seconds()).sum()));
        for (FrameRow row : rows) {
            write(row);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void write(FrameRow row) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", className());
        attribute("name", String.format(Locale.ROOT, "frame %04d", row.number()));
        attribute("time", seconds(row.run().seconds()));
        if (isSkipped(row)) {
            xml.writeEmptyElement("skipped");
            attribute("message", skipped(row));
        } else if (row.state() != FrameState.ARCHIVED) {
            fail(row);
        }
        String details = Stream.of(
                        row.run().node().isEmpty()
                                ? ""
                                : row.task() + " on node " + row.run().node(),
                        row.attempt() == 0 ? "" : "attempt " + (row.attempt() + 1),
                        row.image().warning())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (!details.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(details));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Whether it was canceled, or will be when the build ends, and has not failed before. */
    private static boolean isSkipped(FrameRow row) {
        return row.state().isSkipped() || !row.state().isEnd() && row.failure().isEmpty();
    }

    private String skipped(FrameRow row) {
        return switch (row.state()) {
            case CANCELED -> "canceled";
            case NOT_RENDERED -> "not rendered: the render was stopped because " + stop;
            default -> "was not rendered";
        };
    }

    private void fail(FrameRow row) throws XMLStreamException {
        FailureClass kind = row.failureClass();
        String problem = row.problem().isEmpty() ? "was not rendered" : row.problem();
        xml.writeStartElement("failure");
        attribute("type", kind.word());
        attribute("message", plan.expectedFiles(row.number()).get(0) + " " + problem + ": " + kind.meaning());
        List<String> text = new ArrayList<>(List.of(kind.advice()));
        Optional<TaskProblem> task = table.problem(row.task());
        task.ifPresent(known -> text.add(known.summary()));
        if (failures++ < FAILURES_WITH_LINES) {
            task.ifPresent(known ->
                    text.addAll(known.log().lines().stream().limit(LINES_SHOWN).toList()));
        }
        xml.writeCharacters(clean(String.join("\n", text)));
        xml.writeEndElement();
    }

    /**
     * Returns the name of the render. If it has its default name, this is scene, camera and layers, such as
     * {@code turntable.Side.Extra}. Dots in names are replaced: they separate packages.
     */
    String className() {
        if (!RenderName.of(plan).equals(name)) {
            return name.replace('.', '_');
        }
        String file = plan.scene().substring(plan.scene().lastIndexOf('/') + 1);
        String scene = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return Stream.of(
                        scene,
                        plan.renderer().sceneName(),
                        plan.renderer().options().camera(),
                        String.join("+", plan.renderer().options().layers()))
                .filter(part -> !part.isEmpty())
                .map(part -> part.replace('.', '_'))
                .collect(Collectors.joining("."));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value).replaceAll("\\s+", " "));
    }

    private static String seconds(long seconds) {
        return String.format(Locale.ROOT, "%d.000", seconds);
    }

    /** Replaces characters that XML 1.0 does not allow, not even escaped (section 2.2, Char). */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed =
                    c == '\t' || c == '\n' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
            clean.append(allowed ? Character.toString(c) : REPLACEMENT);
        });
        return clean.toString();
    }
}
