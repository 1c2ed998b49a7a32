package io.jenkins.plugins.azurerender.frames.image;

/** An image file is invalid. The message is a phrase that follows the file name. */
final class InvalidImageException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidImageException(String phrase) {
        super(phrase);
    }

    static InvalidImageException damaged() {
        return new InvalidImageException("is damaged or truncated");
    }
}
