package io.jenkins.plugins.azurerender.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file name pattern of frames as it is typed, separated into the pattern and the extension of an image format. A text
 * that no renderer or file system supports is rejected with the text to write.
 *
 * @param pattern a relative path of valid names, with at most one run of {@code #}, which is in the last name
 * @param extension in lower case without the dot; empty for none
 */
record OutputName(String pattern, String extension) {

    private static final int MAX_LENGTH = 200;

    /** The names of frames are a few bytes longer, and file systems store names of up to 255 bytes. */
    private static final int MAX_NAME_BYTES = 200;

    private static final String EXAMPLE = "s010_####";
    private static final Pattern NUMBER = Pattern.compile("#+");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cntrl}\\u0080-\\u009F\\u2028\\u2029\\uFDD0-\\uFDEF\\uFFFE\\uFFFF\\p{Cs}\\\\:*?\"<>|{}]");

    /** Frame numbers of other applications: {@code %04d}, {@code $F4}, {@code <frame>}, {@code {frame:04d}}, {@code @@@@}. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "%0?(\\d?)[di]|\\$\\{?F{1,2}(\\d?)}?(?![A-Za-z])|<f(?:rame|rame_?num(?:ber)?)?(\\d?)>"
                    + "|\\{+f(?:rame)?(?::0?(\\d?)d?)?}+|\\[frame]|(@{2,}|(?<=[._-])@(?=$|\\.)|\\?+|\\uFF03+)|\\*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ROOT = Pattern.compile("^(?:[A-Za-z]:)?/+");
    private static final Pattern RESERVED = // the frame number can complete the name: com#
            Pattern.compile("(?i)(con|prn|aux|nul|(?:com|lpt)[0-9#])(?=\\.|$)");
    private static final Pattern EXTENSION = Pattern.compile("\\.([A-Za-z0-9]{2,5})$");
    private static final Map<String, ImageFormat> FORMATS = Map.of(
            "png", ImageFormat.PNG,
            "jpg", ImageFormat.JPEG,
            "jpeg", ImageFormat.JPEG,
            "tif", ImageFormat.TIFF,
            "tiff", ImageFormat.TIFF,
            "exr", ImageFormat.OPEN_EXR);

    /** Extensions that renderers replace, and those of formats that are not supported. */
    private static final Set<String> OTHER_IMAGES = Set.of(
            "tga", "bmp", "sgi", "rgb", "rgba", "tx", "jp2", "j2c", "hdr", "dds", "dpx", "cin", "psd", "pdd", "psb",
            "webp", "gif", "iff", "vrimg", "avif", "heic", "heif", "jpe", "jxl", "pic", "rat", "svg");

    private static final Set<String> MOVIES =
            Set.of("mov", "mp4", "m4v", "avi", "mkv", "webm", "mpg", "mpeg", "wmv", "flv", "ogv");

    /**
     * Parses an output name.
     *
     * @throws InvalidRequestException when it is empty or not supported
     */
    static OutputName parse(String typed) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidRequestException("No output is set: use a name such as %s.".formatted(EXAMPLE));
        }
        String text = typed.strip();
        String problem = problem(text);
        if (problem != null) {
            throw new InvalidRequestException("The output '%s' %s: write %s."
                    .formatted(text.replaceAll("\\p{Cntrl}", "?"), problem, corrected(text)));
        }
        return withoutExtension(text);
    }

    private static OutputName withoutExtension(String text) {
        String extension = extension(text);
        return new OutputName(
                text.substring(0, text.length() - (extension.isEmpty() ? 0 : extension.length() + 1)), extension);
    }

    /** Returns the image or movie extension of a file name, in lower case; empty for other text after a dot. */
    private static String extension(String text) {
        Matcher matcher = EXTENSION.matcher(text);
        String extension = matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        return FORMATS.containsKey(extension) || OTHER_IMAGES.contains(extension) || MOVIES.contains(extension)
                ? extension
                : "";
    }

    /** Returns a file name without its image extension. */
    static String removeExtension(String name) {
        return withoutExtension(name).pattern();
    }

    /**
     * Checks that the extension belongs to a format.
     *
     * @throws InvalidRequestException when it belongs to another one
     */
    void check(ImageFormat format) {
        if (extension.isEmpty() || matches(format)) {
            return;
        }
        ImageFormat meant = FORMATS.get(extension);
        String advice = meant != null
                ? ", or set format to %s".formatted(meant)
                : MOVIES.contains(extension) ? ", and set then to movie() for a movie of the frames" : "";
        throw new InvalidRequestException(
                "The output '%s.%s' has the extension .%s, but the format is %s: write %s%s. The extension is added automatically."
                        .formatted(pattern, extension, extension, format, pattern, advice));
    }

    private boolean matches(ImageFormat format) {
        ImageFormat meant = FORMATS.get(extension);
        return meant != null && meant.extension().equals(format.extension());
    }

    /**
     * Returns the format that uses the extension.
     *
     * @param otherwise format for names without an extension, for formats that are not supported, and for others with the
     *     same extension
     */
    ImageFormat formatOr(ImageFormat otherwise) {
        ImageFormat meant = FORMATS.get(extension);
        return meant == null || matches(otherwise) ? otherwise : meant;
    }

    /** Returns the first problem of a text; null for none. */
    private static String problem(String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (!text.contains("#") && placeholder.find()) {
            return "has the frame number %s".formatted(placeholder.group());
        }
        if (text.contains("\\")) {
            return "contains backslashes";
        }
        if (ROOT.matcher(text).find()) {
            return "is an absolute path, but frames are saved with the build";
        }
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            int code = forbidden.group().codePointAt(0);
            return "contains the character %s, which some file systems cannot store"
                    .formatted(code < ' ' || code >= 0x7F ? "U+%04X".formatted(code) : "'" + forbidden.group() + "'");
        }
        String name = text.substring(text.lastIndexOf('/') + 1);
        if (name.isEmpty()) {
            return "has no file name";
        }
        String folder = text.substring(0, text.length() - name.length());
        if (folder.contains("#") || NUMBER.matcher(name).results().count() > 1) {
            return "has several frame numbers, or one in a folder";
        }
        for (String segment : text.split("/", -1)) {
            if (segment.isEmpty() || segment.startsWith(".") || segment.endsWith(".") || segment.endsWith(" ")) {
                return "is not a plain relative path";
            }
            Matcher reserved = RESERVED.matcher(segment);
            if (reserved.lookingAt()) {
                return "has the name %s, which Windows reserves".formatted(reserved.group(1));
            }
            if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                return "has a name of more than %s bytes".formatted(MAX_NAME_BYTES);
            }
        }
        if (text.length() > MAX_LENGTH) {
            return "is %s characters long, and at most %s are possible".formatted(text.length(), MAX_LENGTH);
        }
        OutputName split = withoutExtension(text);
        String rest = split.pattern();
        return split.extension().isEmpty()
                        || problem(rest) == null && extension(rest).isEmpty()
                ? null
                : "has several extensions";
    }

    /** Returns a text without problems that means the same, or an example. */
    private static String corrected(String text) {
        String fixed = text.contains("#") ? text : PLACEHOLDER.matcher(text).replaceAll(OutputName::hashes);
        fixed = fixed.replace('\\', '/');
        boolean blender = fixed.startsWith("//") && !fixed.startsWith("///"); // relative to the scene
        if (!blender && ROOT.matcher(fixed).find()) {
            fixed = fixed.substring(fixed.lastIndexOf('/') + 1);
        }
        fixed = FORBIDDEN.matcher(fixed).replaceAll("");
        fixed = oneNumber(fixed);
        fixed = Arrays.stream(fixed.split("/"))
                .map(segment -> segment.replaceAll("^\\.+|[. ]+$", ""))
                .filter(segment -> !segment.isBlank())
                .map(segment -> RESERVED.matcher(segment).replaceFirst("$1_"))
                .collect(Collectors.joining("/"));
        if (text.endsWith("/") && !fixed.isEmpty()) {
            fixed += "/frame_####";
        }
        if (!extension(removeExtension(fixed)).isEmpty()) {
            while (!extension(fixed).isEmpty()) {
                fixed = removeExtension(fixed);
            }
        }
        return !fixed.isEmpty() && problem(fixed) == null ? fixed : EXAMPLE;
    }

    private static String hashes(MatchResult found) {
        for (int group : List.of(1, 2, 3, 4)) {
            if (found.group(group) != null
                    && !found.group(group).isEmpty()
                    && !found.group(group).equals("0")) {
                return "#".repeat(Integer.parseInt(found.group(group)));
            }
        }
        if (found.group(5) != null) {
            return "#".repeat(found.group(5).length());
        }
        return found.group().matches("%0?[di]|\\$\\{?F+}?") ? "#" : "####";
    }

    /** Keeps the longest run of # in the file name, and removes all others. */
    private static String oneNumber(String text) {
        int name = text.lastIndexOf('/') + 1;
        String file = text.substring(name);
        String longest = NUMBER.matcher(file)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        int kept = file.indexOf(longest);
        return text.substring(0, name).replace("#", "")
                + file.substring(0, kept).replace("#", "")
                + longest
                + file.substring(kept + longest.length()).replace("#", "");
    }
}
