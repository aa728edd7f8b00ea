"""The report as PDF, drawn by ReportLab through one thin layer (`canvas`)."""
