package io.jenkins.plugins.azurerender.frames.image;

/** A file is not the picture it should be; the message goes after the file's name. */
final class UnsoundPictureException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsoundPictureException(String phrase) {
        super(phrase);
    }
}
