package io.jenkins.plugins.azurerender.azure.identity;

/** Returns access tokens for one identity, cached until shortly before they expire. */
@FunctionalInterface
public interface AccessTokens {

    /**
     * Returns a token that is valid for some minutes. May call Entra ID.
     *
     * @param audience the service that the token is for, such as {@code https://storage.azure.com}
     * @throws SignInException if the identity is rejected or Entra ID cannot be reached
     */
    AccessToken token(String audience) throws SignInException;
}
