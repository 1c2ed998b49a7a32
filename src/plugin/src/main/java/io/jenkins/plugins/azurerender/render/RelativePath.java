package io.jenkins.plugins.azurerender.render;

/** Paths that lead nowhere but down. */
final class RelativePath {

    private static final int LONGEST = 200;

    private RelativePath() {}

    /** @throws InvalidRequestException when it is not a relative path of plain names with {@code /} between them */
    static void check(String path) {
        boolean plain = !path.isEmpty()
                && path.length() <= LONGEST
                && path.chars().noneMatch(one -> Character.isISOControl(one) || "\\:*?\"<>|".indexOf(one) >= 0);
        for (String part : path.split("/", -1)) {
            plain &= !part.isBlank() && !part.startsWith(".") && !part.endsWith(".") && !part.endsWith(" ");
        }
        if (!plain) {
            throw new InvalidRequestException(
                    "The file '%s' is not a plain relative path: write it as name or folder/name.".formatted(path));
        }
    }
}
