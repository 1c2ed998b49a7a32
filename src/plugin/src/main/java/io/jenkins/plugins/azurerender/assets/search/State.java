package io.jenkins.plugins.azurerender.assets.search;

/** What became of a reference. */
public enum State {
    FOUND("found"),
    ELSEWHERE("found elsewhere"),
    LEFT_OUT("left out"),
    MISSING("missing");

    private final String words;

    State(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
