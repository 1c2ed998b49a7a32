package io.jenkins.plugins.azurerender.standin.files;

import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.types.selectors.SelectorUtils;

/** Ant patterns on paths that are no files of this machine. */
public final class AntPatterns {
    private AntPatterns() {}

    /** The paths, with slashes, that match an include and no exclude. */
    public static List<String> select(
            Collection<String> paths, String includes, String excludes, boolean useDefaultExcludes) {
        List<String> wanted = split(includes);
        List<String> unwanted = Stream.concat(
                        split(excludes).stream(),
                        useDefaultExcludes ? Stream.of(DirectoryScanner.getDefaultExcludes()) : Stream.empty())
                .toList();
        return paths.stream()
                .filter(path -> matches(wanted, path) && !matches(unwanted, path))
                .toList();
    }

    private static boolean matches(List<String> patterns, String path) {
        String systemPath = path.replace('/', File.separatorChar);
        return patterns.stream().anyMatch(pattern -> SelectorUtils.matchPath(pattern, systemPath));
    }

    private static List<String> split(String patterns) {
        if (patterns == null) {
            return List.of();
        }
        return Stream.iterate(new StringTokenizer(patterns, ","), StringTokenizer::hasMoreTokens, tokens -> tokens)
                .map(StringTokenizer::nextToken)
                .map(String::trim)
                .map(pattern -> pattern.replace('/', File.separatorChar))
                .map(pattern -> pattern.endsWith(File.separator) ? pattern + "**" : pattern)
                .toList();
    }
}
