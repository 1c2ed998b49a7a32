/** The pocket controller: starts the stand-in on a home folder, loads plugins into it, binds arguments, keeps agents. */
package io.jenkins.plugins.azurerender.standin;
