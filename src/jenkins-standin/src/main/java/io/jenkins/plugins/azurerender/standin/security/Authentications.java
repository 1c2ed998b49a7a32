package io.jenkins.plugins.azurerender.standin.security;

import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Creates the users that Jenkins itself defines. */
public final class Authentications {
    private Authentications() {}

    /** Returns the user that Jenkins itself runs as. */
    public static Authentication system() {
        return new UsernamePasswordAuthenticationToken("SYSTEM", "SYSTEM");
    }

    /** Returns the anonymous user. */
    public static Authentication anonymous() {
        return new AnonymousAuthenticationToken(
                "anonymous", "anonymous", List.of(new SimpleGrantedAuthority("anonymous")));
    }
}
