package io.jenkins.plugins.azurerender.azure.identity;

/** Gives access tokens for one identity; each is asked for at most once while it lasts. */
@FunctionalInterface
public interface AccessTokens {

    /**
     * A token that has some minutes left. May call Entra ID.
     *
     * @param audience the service it is for, such as {@code https://storage.azure.com}
     * @throws SignInException when the identity is refused or cannot be reached
     */
    AccessToken token(String audience) throws SignInException;
}
