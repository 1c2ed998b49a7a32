package io.jenkins.plugins.azurerender.standin.files;

import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.types.selectors.SelectorUtils;

/** Applies Ant patterns to paths that are not local files. */
public final class AntPatterns {
    private AntPatterns() {}

    /** Returns the paths that match a pattern in {@code includes} and none in {@code excludes}. */
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
