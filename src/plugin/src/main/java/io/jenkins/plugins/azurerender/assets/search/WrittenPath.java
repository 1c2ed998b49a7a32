package io.jenkins.plugins.azurerender.assets.search;

import io.jenkins.plugins.azurerender.scene.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path in a scene, written on Windows or Unix, split into its parts.
 *
 * @param volume start of an absolute path: {@code /}, {@code C:} or {@code //}; empty for a relative path
 * @param segments folders and file; {@code ..} only occurs at the start
 */
record WrittenPath(String volume, List<String> segments) {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{(\\w+)}|\\$\\((\\w+)\\)|\\$([A-Za-z_]\\w*)|%(\\w+)%|\\[(\\w+)]");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final Pattern FILE_URL = Pattern.compile("^file:/{2,3}(?=[A-Za-z]:|/)|^file:/{2}");
    private static final int MAX_LENGTH = 4096;

    /**
     * @param application determines the meaning of {@code //} at the start: the folder of the scene in Blender
     * @param variables values for {@code $NAME}, {@code ${NAME}}, {@code %NAME%} and {@code [NAME]}; unknown ones are
     *     kept
     */
    static WrittenPath of(String written, Application application, Map<String, String> variables) {
        String path = expanded(written, variables);
        if (application == Application.BLENDER && path.startsWith("//")) {
            return new WrittenPath("", segments(path));
        }
        Matcher drive = DRIVE.matcher(path.startsWith("/") ? path.substring(1) : path);
        if (drive.lookingAt()) {
            return new WrittenPath(drive.group(), segments(path.substring(path.indexOf(':') + 1)));
        }
        String volume = path.startsWith("//") ? "//" : path.startsWith("/") ? "/" : "";
        return new WrittenPath(volume, segments(path));
    }

    /**
     * Returns the path below the project, which Maya uses if the whole path does not exist: the part after {@code //}.
     * Empty for other applications and paths.
     */
    static Optional<WrittenPath> inProject(String written, Application application, Map<String, String> variables) {
        String path = expanded(written, variables);
        int project = application == Application.MAYA ? path.lastIndexOf("//") : -1;
        return project > 0 ? Optional.of(new WrittenPath("", segments(path.substring(project)))) : Optional.empty();
    }

    private static String expanded(String written, Map<String, String> variables) {
        String path = written.length() > MAX_LENGTH ? written.substring(0, MAX_LENGTH) : written;
        return FILE_URL.matcher(expand(path.strip(), variables))
                .replaceFirst("/")
                .replace('\\', '/');
    }

    boolean absolute() {
        return !volume.isEmpty();
    }

    /** Returns the last {@code count} segments; they contain no {@code ..} if count is at most {@link #depth}. */
    List<String> last(int count) {
        return segments.subList(segments.size() - count, segments.size());
    }

    /** Returns the number of segments after the last {@code ..}. */
    int depth() {
        return segments.size() - segments.lastIndexOf("..") - 1;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            int last = segments.size() - 1;
            if (segment.equals("..") && last >= 0 && !segments.get(last).equals("..")) {
                segments.remove(last);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return List.copyOf(segments);
    }

    private static String expand(String path, Map<String, String> variables) {
        return VARIABLE.matcher(path).replaceAll(found -> {
            for (int group = 1; group <= found.groupCount(); group++) {
                String value = found.group(group) == null ? null : variables.get(found.group(group));
                if (value != null) {
                    return Matcher.quoteReplacement(value);
                }
            }
            return Matcher.quoteReplacement(found.group());
        });
    }
}
