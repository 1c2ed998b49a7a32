package io.jenkins.plugins.azurerender.scene.io;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognizes files that are installed with an application, plug-in or renderer, such as texture samples. The nodes have
 * them as well, so they are not assets.
 */
public final class ProgramFolders {

    /** Folders of users and builds, where a folder such as {@code 3ds Max 2024} is a project. */
    private static final Pattern USERS =
            Pattern.compile("/(users|home|documents|my documents|documents and settings|workspace|jenkins[^/]*)/");
    /** Folders for each user where applications install files. */
    private static final Pattern USERS_PROGRAMS = Pattern.compile("/(appdata|application data)/");

    private static final Pattern PROGRAMS = Pattern.compile("^("
            + "[a-z]:/(program files|program files \\(x86\\)|programdata|windows)/"
            + "|/usr/(autodesk|share|lib|lib64|redshift|chaosgroup|corona)/"
            + "|/opt/(autodesk|solidangle|chaosgroup|chaos|pixar|redshift|maxon|sidefx|hfs[^/]*)/"
            + ").*");
    /** Folders of macOS. A file server of a studio can have {@code /library} on Linux. */
    private static final Pattern MAC = Pattern.compile("^/(Applications|Library|System)/");
    /** Folders of versions of an application, installed in any folder. */
    private static final Pattern VERSIONS = Pattern.compile(".*/("
            + "autodesk/(3ds ?max|maya)[ /]?20[0-9]{2}[^/]*"
            + "|(3ds ?max|3dsviz|3ds ?max design) ?[0-9]{1,4}[^/]*"
            + "/(maps|fonts|plugins|plugcfg[^/]*|stdplugs|osl|hardwareshaders|opencolorio|[a-z]{2}-[a-z]{2})"
            + ")/.*");

    private ProgramFolders() {}

    /** Returns whether a path, as written on Windows or Unix, is that of a file installed with a program. */
    public static boolean contain(String path) {
        String exact = path.strip().replace('\\', '/');
        String plain = exact.toLowerCase(Locale.ROOT);
        boolean ofUser =
                USERS.matcher(plain).find() && !USERS_PROGRAMS.matcher(plain).find();
        return !ofUser
                && (PROGRAMS.matcher(plain).matches()
                        || MAC.matcher(exact).find()
                        || VERSIONS.matcher(plain).matches());
    }
}
