/** Finds and removes what ended builds left in the render accounts, and nothing that is not provably theirs. */
package io.jenkins.plugins.azurerender.janitor;
