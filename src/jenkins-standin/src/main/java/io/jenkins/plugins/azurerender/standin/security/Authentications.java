package io.jenkins.plugins.azurerender.standin.security;

import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Identities. */
public final class Authentications {
    private Authentications() {}

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
