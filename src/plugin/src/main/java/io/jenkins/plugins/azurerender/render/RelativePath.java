package io.jenkins.plugins.azurerender.render;

/** Checks relative paths. */
final class RelativePath {

    private static final int MAX_LENGTH = 200;

    private RelativePath() {}

    /** @throws InvalidRequestException when it is not a relative path of valid names, separated by {@code /} */
    static void check(String path) {
        boolean plain = !path.isEmpty()
                && path.length() <= MAX_LENGTH
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
