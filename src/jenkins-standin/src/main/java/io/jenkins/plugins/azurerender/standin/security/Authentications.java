package io.jenkins.plugins.azurerender.standin.security;

import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Identities. */
public final class Authentications {
    private Authentications() {}

    /** A user who has signed in. */
    public static Authentication named(String id) {
        return new UsernamePasswordAuthenticationToken(id, "", List.of(new SimpleGrantedAuthority("authenticated")));
    }

    /** Jenkins itself. */
    public static Authentication system() {
        return new UsernamePasswordAuthenticationToken("SYSTEM", "SYSTEM");
    }

    /** Nobody in particular. */
    public static Authentication anonymous() {
        return new AnonymousAuthenticationToken(
                "anonymous", "anonymous", List.of(new SimpleGrantedAuthority("anonymous")));
    }
}
