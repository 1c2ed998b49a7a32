package hudson;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tools.ant.Project;
import org.apache.tools.ant.types.FileSet;

/** Helpers for strings and files. */
public class Util {
    private static final int DELETION_ATTEMPTS = 10;

    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z0-9_]+|\\{[A-Za-z0-9_.]+\\}|\\$)");

    /** Returns null for an empty string, else the string. */
    public static String fixEmpty(String s) {
        return s == null || s.isEmpty() ? null : s;
    }

    /** Returns the trimmed string; null when it is empty. */
    public static String fixEmptyAndTrim(String s) {
        return s == null ? null : fixEmpty(s.trim());
    }

    /** Returns the empty string for null, else the string. */
    public static String fixNull(String s) {
        return fixNull(s, "");
    }

    /** Returns the default for null, else the value. */
    public static <T> T fixNull(T s, T defaultValue) {
        return s == null ? defaultValue : s;
    }

    /** Returns a duration in milliseconds as text, such as "1 min 3 sec", "2 hr 5 min", "0.9 sec". */
    public static String getTimeSpanString(long duration) {
        long[] parts = {
            duration / 31_536_000_000L,
            duration / 2_592_000_000L % 12,
            duration / 86_400_000L % 30,
            duration / 3_600_000L % 24,
            duration / 60_000L % 60,
            duration / 1000L % 60
        };
        String[] units = {"yr", "mo", "day", "hr", "min", "sec"};
        for (int i = 0; i < 5; i++) {
            if (parts[i] > 0) {
                return amount(parts[i], units[i]) + " " + amount(parts[i + 1], units[i + 1]);
            }
        }
        long millis = duration % 1000;
        if (parts[5] >= 10) {
            return parts[5] + " sec";
        }
        if (parts[5] >= 1) {
            return parts[5] + (millis < 100 ? "" : "." + millis / 100) + " sec";
        }
        return millis >= 100
                ? "0." + millis / 10 / 10 + (millis / 10 % 10 == 0 ? "" : millis / 10 % 10) + " sec"
                : millis + " ms";
    }

    private static String amount(long count, String unit) {
        return count + " " + unit + (unit.equals("day") && count != 1 ? "s" : "");
    }

    /** Returns the string percent-encoded for one segment of a URL path. */
    public static String rawEncode(String s) {
        StringBuilder out = new StringBuilder();
        for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "!$&'()*+,-.:;=@_~".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", b));
        }
        return out.toString();
    }

    /** Returns the text escaped for HTML; line breaks and double spaces are kept. */
    public static String escape(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("<br>");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#039;");
                case ' ' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == ' ' ? "&nbsp;" : " ");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Returns the text with {@code $NAME} and <code>${NAME}</code> replaced; unknown names are kept. */
    public static String replaceMacro(String s, Map<String, String> properties) {
        if (s == null) {
            return null;
        }
        return VARIABLE.matcher(s).replaceAll(match -> {
            String key = match.group(1);
            if (key.equals("$")) {
                return Matcher.quoteReplacement("$");
            }
            String value = properties.get(key.startsWith("{") ? key.substring(1, key.length() - 1) : key);
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }

    /** Returns the files that match an Ant pattern in {@code includes} and none in {@code excludes}. */
    public static FileSet createFileSet(File baseDir, String includes, String excludes) {
        FileSet files = new FileSet();
        files.setDir(baseDir);
        files.setProject(new Project());
        for (StringTokenizer tokens = new StringTokenizer(includes, ","); tokens.hasMoreTokens(); ) {
            files.createInclude().setName(tokens.nextToken().trim());
        }
        if (excludes != null) {
            for (StringTokenizer tokens = new StringTokenizer(excludes, ","); tokens.hasMoreTokens(); ) {
                files.createExclude().setName(tokens.nextToken().trim());
            }
        }
        return files;
    }

    /** Returns whether the path is relative. */
    public static boolean isRelativePath(String path) {
        return !path.startsWith("/") && !path.startsWith("\\\\") && !path.matches("[A-Za-z]:[\\\\/].*");
    }

    /** Deletes the file, or the directory with its contents; links are not followed. */
    public static void deleteRecursive(File dir) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                deleteContentsRecursive(dir);
                deleteFile(dir);
                return;
            } catch (DirectoryNotEmptyException e) { // another thread still writes there; Jenkins retries as well
                if (attempt == DELETION_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    /** Deletes the contents of the directory. */
    public static void deleteContentsRecursive(File file) throws IOException {
        Path folder = file.toPath();
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                deleteRecursive(child.toFile());
            }
        } catch (NoSuchFileException e) {
            // already deleted by another thread
        }
    }

    /** Deletes the file if it exists. */
    public static void deleteFile(File f) throws IOException {
        Files.deleteIfExists(f.toPath());
    }
}
