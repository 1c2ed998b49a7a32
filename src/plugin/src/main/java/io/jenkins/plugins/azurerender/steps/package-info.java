/** The Pipeline steps: what a user writes, checked and handed on. One final class each, and what they share. */
package io.jenkins.plugins.azurerender.steps;
