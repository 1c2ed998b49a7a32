package io.jenkins.plugins.azurerender.assets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Assets that exist, but that no renderer can read.
 *
 * @param pointers Git LFS pointers, in place of files that the scene references
 * @param empty files without content that the scene references
 * @param otherPointers Git LFS pointers that it does not reference
 * @param otherEmpty empty files that it does not reference, and that should have content by their names
 */
public record UnusableFiles(FileList pointers, FileList empty, FileList otherPointers, FileList otherEmpty)
        implements Serializable {

    /** All files can be read. */
    public static final UnusableFiles NONE = new UnusableFiles(FileList.NONE, FileList.NONE);

    /** Files that the scene references. */
    public UnusableFiles(FileList pointers, FileList empty) {
        this(pointers, empty, FileList.NONE, FileList.NONE);
    }

    /** Returns whether files are listed for each result that has any. */
    public boolean isComplete() {
        return pointers.isComplete() && empty.isComplete() && otherPointers.isComplete() && otherEmpty.isComplete();
    }

    /** Returns the files with their names limited in number, and in length by {@code text}. */
    public UnusableFiles limited(UnaryOperator<String> text) {
        return new UnusableFiles(
                pointers.limited(text), empty.limited(text), otherPointers.limited(text), otherEmpty.limited(text));
    }

    /**
     * Returns the problems of files that the scene references, and what to do about them, without a period at the end;
     * empty if there is none.
     */
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

    /** Returns the problems of files that the scene does not reference; empty if there is none. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (otherPointers.count() > 0) {
            warnings.add(otherPointers.sentence(
                            "is a Git LFS pointer, but the scene does not reference it",
                            "are Git LFS pointers, but the scene does not reference them")
                    + ": " + GitLfsPointer.ADVICE + ", or add excludes");
        }
        if (otherEmpty.count() > 0) {
            warnings.add(otherEmpty.sentence(
                            "is empty, but the scene does not reference it",
                            "are empty, but the scene does not reference them")
                    + ": save or copy " + (otherEmpty.count() == 1 ? "it" : "them") + " again, or add excludes");
        }
        return warnings;
    }
}
