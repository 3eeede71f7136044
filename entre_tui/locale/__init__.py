"""Words of the interface: gettext catalogues, labels of codes, dates."""
