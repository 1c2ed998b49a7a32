package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Assets that exist, but that no renderer can read.
 *
 * @param pointers Git LFS pointers, in place of the files
 * @param empty files without content that should have some
 */
public record UnusableFiles(FileList pointers, FileList empty) implements Serializable {

    /** All files can be read. */
    public static final UnusableFiles NONE = new UnusableFiles(FileList.NONE, FileList.NONE);

    /** Returns whether files are listed for each result that has any. */
    public boolean isComplete() {
        return pointers.isComplete() && empty.isComplete();
    }

    /** Returns the files with their names limited in number, and in length by {@code text}. */
    public UnusableFiles limited(UnaryOperator<String> text) {
        return new UnusableFiles(pointers.limited(text), empty.limited(text));
    }

    /** Returns the problems and what to do about them, without a period at the end; empty if there is none. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (pointers.count() > 0) {
            problems.add(pointers.sentence(
                            "is a Git LFS pointer, not the file itself",
                            "are Git LFS pointers, not the files themselves")
                    + ": " + GitLfsPointer.ADVICE);
        }
        if (empty.count() > 0) {
            problems.add(empty.sentence("is empty", "are empty") + ": save or copy "
                    + (empty.count() == 1 ? "it" : "them") + " again");
        }
        return problems;
    }
}
