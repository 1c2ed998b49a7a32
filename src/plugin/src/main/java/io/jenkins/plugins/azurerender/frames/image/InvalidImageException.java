package io.jenkins.plugins.azurerender.frames.image;

/** A file is not the picture it should be; the message goes after the file's name. */
final class InvalidImageException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidImageException(String phrase) {
        super(phrase);
    }
}
